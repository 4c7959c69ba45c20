import type { common as en } from '../en/common';

export const common: typeof en = {
  nav: { orders: 'Commandes', checks: 'Vérifications', settings: 'Paramètres' },
  status: {
    in_pos: 'Dans le POS', partly: 'En partie dans le POS', pending_pos: 'En attente dans le POS', waiting: 'Envoi prévu', confirming: 'À confirmer',
    blocked: 'Bloquée', skipped: 'Ignorée', reconcile: 'À rapprocher', handled: 'Réglée à la main',
  },
  indicator: {
    'up-to-date': 'À jour', 'catching-up': 'Rattrapage en cours', 'needs-action': 'Action requise', offline: 'POS hors ligne', slow: 'POS lent',
    refused: 'Accès refusé', 'not-set-up': 'Non configuré', unknown: 'État inconnu',
  },
  indicatorLine: {
    'up-to-date': 'Chaque commande destinée à votre POS s’y trouve.',
    'catching-up_one': '{count} commande est en route.',
    'catching-up_other': '{count} commandes sont en route.',
    'needs-action_one': '{count} commande a besoin de vous.',
    'needs-action_other': '{count} commandes ont besoin de vous.',
    soon: 'Une vérification vous attend avant la prochaine commande.',
    offline_one: 'Aucune réponse depuis {since}. {count} commande est en sécurité et partira d’elle-même.',
    offline_other: 'Aucune réponse depuis {since}. {count} commandes sont en sécurité et partiront d’elles-mêmes.',
    slow: 'Votre POS met {seconds} s à répondre.',
    refused_one: 'Refus depuis {since}. {count} commande attend en sécurité.',
    refused_other: 'Refus depuis {since}. {count} commandes attendent en sécurité.',
    'not-set-up': 'Connectez votre POS pour commencer.',
    unknown: 'L’état n’a pas pu être lu. Rien n’est perdu.',
  },
  word: { none: 'Aucun', never: 'Jamais', yes: 'Oui', no: 'Non', on: 'Activé', off: 'Désactivé', unknown: 'Inconnu', person: 'Membre de l’équipe {id}' },
  action: {
    copy: 'Copier {what}', copied: 'Copié', tryAgain: 'Réessayer', save: 'Enregistrer', cancel: 'Annuler', viewAll: 'Tout afficher', back: 'Retour', dismiss: 'Fermer',
    skipToContent: 'Aller au contenu',
  },
  toast: { copied: 'ID copié', saved: 'Paramètres enregistrés', retry: 'Renvoi programmé', included: 'Téléchargement programmé', handled: 'Commande réglée', undone: 'Décision annulée', checked: 'Vérifications effectuées', connected: 'POS connecté', disconnected: 'POS déconnecté' },
  footer: { installation: 'ID d’installation', zone: 'Heures du fuseau {zone}.' },
  trouble: {
    title: 'Cette page n’a pas pu être lue',
    body: 'Vos commandes sont en sécurité et continuent de partir. Réessayez dans un instant.',
    notFoundTitle: 'Il n’y a rien ici',
    notFoundBody: 'L’adresse est peut-être ancienne, ou la commande appartient à une autre boutique.',
    toOrders: 'Voir les commandes',
  },
};
