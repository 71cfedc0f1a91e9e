import { texts } from '../i18n/texts.ts';

/** The texts of the services page and of IAM's dashboard. */
export const servicesTexts = texts(
  {
    title: 'AWS services',
    description: 'The services that this server runs.',
    about: {
      iam: 'Manage access to the resources of your account: users, groups, roles and policies.',
      lambda: 'Run code as functions, and let others invoke them.',
      lex: 'Build conversational bots (Amazon Lex V1).',
      genesys: 'Let Genesys Cloud data actions assume a role of your account.',
    },
    open: (service: string) => `Open ${service}`,
    iamTitle: 'IAM Dashboard',
    resources: 'IAM resources',
    resourcesHint: 'Resources in this account',
    account: 'AWS account',
    accountId: 'Account ID',
    userArn: 'ARN of who is signed in',
    counts: { Users: 'Users', Groups: 'User groups', Roles: 'Roles', Policies: 'Policies', Providers: 'Identity providers' },
  },
  {
    title: 'Services AWS',
    description: 'Les services que ce serveur fournit.',
    about: {
      iam: 'Gérez l’accès aux ressources de votre compte : utilisateurs, groupes, rôles et politiques.',
      lambda: 'Exécutez du code sous forme de fonctions et laissez d’autres les appeler.',
      lex: 'Créez des bots conversationnels (Amazon Lex V1).',
      genesys: 'Laissez les actions de données de Genesys Cloud endosser un rôle de votre compte.',
    },
    open: (service) => `Ouvrir ${service}`,
    iamTitle: 'Tableau de bord IAM',
    resources: 'Ressources IAM',
    resourcesHint: 'Ressources de ce compte',
    account: 'Compte AWS',
    accountId: 'ID de compte',
    userArn: 'ARN de la session',
    counts: { Users: 'Utilisateurs', Groups: 'Groupes d’utilisateurs', Roles: 'Rôles', Policies: 'Politiques', Providers: 'Fournisseurs d’identité' },
  },
);
