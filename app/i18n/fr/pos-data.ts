import type { posData as en } from '../en/pos-data';

/** What is known of the POS account, and its reloading. */
export const posData: typeof en = {
  title: 'Données du POS',
  back: 'Vérifications',
  intro: 'Listes que Tillbridge a lues dans votre POS. Elles se rechargent d’elles-mêmes ; actualisez-les si vous venez d’y changer quelque chose.',
  refresh: 'Actualiser les données du POS',
  closed: {
    unreachable: 'Votre POS est injoignable : ses listes ne peuvent pas être actualisées maintenant. Elles se rechargeront d’elles-mêmes dès qu’il répondra.',
    access: 'Votre POS refuse l’accès : ses listes ne peuvent pas être actualisées. Reconnectez-le d’abord.',
    'not-connected': 'Aucun POS n’est connecté : il n’y a rien à actualiser.',
    throttled: 'Votre POS a demandé de patienter. Réessayez dans une minute.',
    rejected: 'Votre POS n’a pas répondu à la question. Réessayez dans une minute.',
  },
  lists: 'Listes',
  records_one: '{count} élément',
  records_other: '{count} éléments',
  unread: 'Pas encore lues',
  part: { connectingUser: 'Employé de connexion', employees: 'Employés', locations: 'Emplacements', stations: 'Postes', paymentTypes: 'Types de paiement', customFields: 'Champs personnalisés', products: 'Produits requis', switches: 'Réglages du compte' },
  changes: {
    heading: 'Ce qui a changé',
    since: 'Par rapport aux listes lues à {when}',
    none: 'Rien n’a changé depuis la dernière lecture.',
    first: 'Première lecture.',
    added: 'Nouveau : {name}',
    removed: 'Disparu : {name}',
    changed: 'Modifié : {name} – {details}',
    detail: '{field} : {from} → {to}',
    unread: 'N’a pas pu être lu : {parts}',
    yes: 'oui',
    no: 'non',
    empty: 'aucun',
  },
  field: { on: 'activé', name: 'nom', active: 'actif', locationId: 'emplacement', acceptedOnOrders: 'accepté sur les commandes', required: 'obligatoire', unique: 'unique', values: 'valeurs permises', state: 'état', externalId: 'identifiant', key: 'clé', group: 'groupe' },
};
