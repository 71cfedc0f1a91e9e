import { texts } from '../i18n/texts.ts';

/** The texts of the sign-in page. */
export const signInTexts = texts(
  {
    title: 'Sign in',
    accessKey: 'Sign in with an access key',
    accessKeyHint: 'Requests are signed in this browser: the secret access key is sent nowhere.',
    accessKeyId: 'Access key ID',
    secretAccessKey: 'Secret access key',
    sessionToken: 'Session token',
    optional: 'optional',
    keep: 'Stay signed in until this tab is closed',
    keepHint: 'Otherwise a reload of the page signs you out.',
    submit: 'Sign in',
    needed: 'This field is required.',
    ended: 'Your session has ended. Sign in again.',
  },
  {
    title: 'Connexion',
    accessKey: 'Se connecter avec une clé d’accès',
    accessKeyHint: 'Les demandes sont signées dans ce navigateur : la clé d’accès secrète n’est envoyée nulle part.',
    accessKeyId: 'ID de clé d’accès',
    secretAccessKey: 'Clé d’accès secrète',
    sessionToken: 'Jeton de session',
    optional: 'facultatif',
    keep: 'Rester connecté jusqu’à la fermeture de cet onglet',
    keepHint: 'Sinon, recharger la page vous déconnecte.',
    submit: 'Se connecter',
    needed: 'Ce champ est obligatoire.',
    ended: 'Votre session a pris fin. Connectez-vous à nouveau.',
  },
);
