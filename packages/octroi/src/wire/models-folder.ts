/** The folder of the API models. From here it is as far as from the bundle. */
export const MODELS_FOLDER = new URL('../../models/', import.meta.url);
