import type { home as en } from '../en/home';

export const home: typeof en = {
  title: 'Tillbridge',
  sync: {
    heading: 'Synchronisation', lastOrder: 'Dernière commande dans le POS : {order}, {when}', noOrder: 'Aucune commande n’est encore dans le POS.', lastCheck: 'Dernière vérification : {when}', checkNow: 'Vérifier maintenant',
    lastWebhook: 'Dernières nouvelles de Shopify : {when}', noWebhook: 'Pas encore de nouvelles de Shopify.',
    account: 'Connecté à {pos}, compte {account}',
    backlogNone: 'Aucune commande n’attend son envoi.',
    backlog_one: '{count} commande attend son envoi, depuis {oldest}.',
    backlog_other: '{count} commandes attendent leur envoi, la plus ancienne depuis {oldest}.',
    planned_one: '{count} essai est prévu, à {next}.',
    planned_other: '{count} essais sont prévus, le prochain à {next}.',
  },
  needs: {
    heading: 'Action requise', none: 'Rien ne vous attend.', orders_one: '{count} commande', orders_other: '{count} commandes', since: 'depuis {when}', amount: '{amount} retenus', noOrders: 'Aucune commande retenue pour l’instant',
    all: 'Voir toutes les commandes à régler',
  },
  figures: { heading: 'Commandes', inPosToday: 'Dans le POS, passées aujourd’hui', inPosWeek: 'Dans le POS, passées en 7 jours', waiting: 'Envois prévus', blocked: 'Bloquées', skipped: 'Ignorées', needsAction: 'En attente dans le POS ou à rapprocher' },
  guide: {
    heading: 'Configurer Tillbridge', progress: '{done} sur {all} terminées', done: 'Terminé', toDo: 'À faire',
    connect: { title: 'Connectez votre POS', body: 'Il vous faut le nom de votre compte POS et un jeton d’accès.', action: 'Connecter le POS' },
    orders: { title: 'Choisissez les commandes à télécharger', body: 'La date de début et les quatre paramètres de téléchargement décident.', action: 'Choisir les commandes' },
    places: { title: 'Vérifiez emplacements et paiements', body: 'Les commandes ont besoin d’un poste, d’un emplacement d’expédition et d’un type de paiement.', action: 'Voir les emplacements' },
    first: { title: 'Voyez arriver la première commande', body: 'La première commande payée apparaît ici en moins d’une minute.', action: 'Voir les commandes' },
  },
};
