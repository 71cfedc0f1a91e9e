import type { Ace } from 'ace-builds';

/** Just enough of ace for the code editor. */
export interface AceModule {
  edit(element: HTMLElement, options: object): Ace.Editor;
}

let loading: Promise<AceModule> | null = null;

async function load(): Promise<AceModule> {
  const [{ default: ace }] = await Promise.all([
    import('ace-builds'),
    // Under a strict Content-Security-Policy ace may put no style tags into the page: its CSS comes as files.
    import('ace-builds/css/ace.css'),
    import('ace-builds/css/theme/cloud_editor.css'),
    import('ace-builds/css/theme/cloud_editor_dark.css'),
  ]);
  ace.config.set('useStrictCSP', true);
  // A line at column 80 says nothing about a policy.
  ace.config.setDefaultValue('editor', 'showPrintMargin', false);
  await Promise.all([
    import('ace-builds/src-noconflict/mode-json'),
    import('ace-builds/src-noconflict/ext-language_tools'),
    import('ace-builds/src-noconflict/theme-cloud_editor'),
    import('ace-builds/src-noconflict/theme-cloud_editor_dark'),
  ]);
  // What is wrong with a policy we say ourselves; ace's own check of JSON would need a worker made from a text.
  (ace.require('ace/mode/json') as { Mode: { prototype: { createWorker: () => null } } }).Mode.prototype.createWorker = () => null;
  return ace;
}

/** Ace with the mode and themes that we use, loaded when the first editor opens. */
export function loadAce(): Promise<AceModule> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
