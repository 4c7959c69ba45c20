import type { order as en } from '../en/order';

export const order: typeof en = {
  back: 'Commandes',
  viewInShopify: 'Voir dans Shopify',
  viewInPos: 'Voir dans le POS',
  newTab: 's’ouvre dans un nouvel onglet',
  verdict: {
    heading: 'Pourquoi elle n’est pas dans le POS', headingThere: 'Où elle en est',
    inPos: 'Chaque document de cette commande est dans votre POS et son total concorde.',
    nextTry: 'Prochain essai : {when}', byItself: 'Elle part d’elle-même dès que cela change.', alsoNeeded: 'Aussi nécessaire', decided: { included: '{by} a choisi de télécharger cette commande le {date}.', 'left-out': '{by} a exclu cette commande le {date}.', handled: '{by} a marqué cette commande comme réglée le {date}.' },
    held_one: '{count} commande attend cela. Elle part d’elle-même une fois le problème résolu.', held_other: '{count} commandes attendent cela. Elles partent d’elles-mêmes une fois le problème résolu.',
    who: { settings: 'Qui peut le faire : toute personne qui accède aux paramètres de cette application', pos: 'Qui peut le faire : une personne qui accède à votre POS', shopify: 'Qui peut le faire : une personne qui modifie les commandes dans Shopify', us: 'Qui peut le faire : l’assistance', nobody: 'Personne n’a rien à faire' },
  },
  actions: {
    heading: 'Actions', include: 'Télécharger cette commande', retry: 'Vérifier le POS et réessayer', handle: 'Marquer comme réglée', leaveOut: 'Exclure', undo: 'Annuler la décision',
    note: 'Note', noteHelp: 'Pourquoi elle est réglée à la main. Toute personne qui ouvre cette commande la voit.', noteNeeded: 'Une note est nécessaire pour marquer une commande comme réglée',
    refused: { 'unknown-order': 'Cette commande n’est pas connue ici', 'already-in-pos': 'Cette commande est déjà partie ; ce choix n’est plus possible', 'note-needed': 'Une note est nécessaire pour marquer une commande comme réglée' },
  },
  rules: {
    heading: 'Règles vérifiées', judgedBy: 'Jugée par la version {version} de vos paramètres.', notJudged: 'Cette commande n’a pas encore été jugée.',
    result: { passed: 'Admise', skips: 'L’exclut', holds: 'La retient', 'not-applicable': 'Sans objet', overridden: 'Levée par une personne' },
    rule: {
      decision: 'Une personne a-t-elle décidé ?', origin: 'Vient-elle de Shopify, et non du POS ?', deleted: 'Shopify l’a-t-il encore ?', test: 'Est-ce une vraie commande ?', cancelled: 'Reste-t-il quelque chose à inscrire après l’annulation ?',
      'start-date': 'A-t-elle été passée après votre date de début ?', 'ignore-tags': 'Est-elle sans balise ignorée ?', 'allow-tags': 'Porte-t-elle une balise admise ?',
      'download-orders': 'Les commandes sont-elles téléchargées ?', 'download-fulfilled': 'Les commandes traitées sont-elles téléchargées ?', 'download-unfulfilled': 'Les commandes non traitées sont-elles téléchargées ?', 'download-archived': 'Les commandes archivées sont-elles téléchargées ?', 'shopify-pos': 'Les commandes Shopify POS sont-elles téléchargées ?', payment: 'Est-elle payée ?',
    },
    saw: {
      decision: 'Décision : {decision}', cancelled: 'Annulée le {cancelledAt}', 'start-date': 'Passée le {date} ; les téléchargements commencent le {start}', 'ignore-tags': 'Balise : {tag}', 'allow-tags': 'Ses balises : {tags} ; admises : {wanted}',
      'download-fulfilled': 'Shopify dit : {fulfilment}', 'download-unfulfilled': 'Shopify dit : {fulfilment}', 'download-archived': 'Archivée le {archivedAt}', payment: 'Raison : {reason}',
    },
    checks: 'Vérifications qui l’arrêtent', checksPassed: 'Aucune vérification ne l’arrête.',
  },
  timeline: { heading: 'Historique', empty: 'Il ne s’est encore rien passé.' },
  documents: {
    heading: 'Documents du POS', none: 'Rien n’a été créé dans votre POS.', number: 'Numéro du POS', status: 'Statut dans le POS', total: 'Total',
    kind: { sale: 'Vente', edit: 'Modification', return: 'Retour' },
    state: { frozen: 'Préparé', posting: 'En cours d’envoi', posted: 'Terminé', open: 'Ouvert', 'left-pending': 'En attente, non facturé', stopped: 'Arrêté avant d’être définitif', reconcile: 'À rapprocher', thawed: 'Retiré avant tout envoi' },
  },
  money: {
    heading: 'Montants', shopify: 'Shopify', pos: 'POS', what: 'Quoi',
    row: { items: 'Articles, après remises', discounts: 'Remises, comprises ci-dessus', giftCards: 'Cartes-cadeaux vendues', shipping: 'Expédition', tax: 'Taxes', tip: 'Pourboire', duties: 'Droits et frais', total: 'Total', totalNow: 'Total aujourd’hui', payments: 'Paiements', owed: 'Reste à payer', difference: 'Écart' },
    netOfTax: 'Les montants sont hors taxes ; les taxes ont leur propre ligne.',
    matches: 'Aucun écart.', higher: 'POS plus élevé de {amount}', lower: 'POS moins élevé de {amount}', later: 'Modifié après la vente dans Shopify : {amount}',
    unread: 'Shopify n’a pas pu être interrogé à l’instant. Les totaux sont les derniers lus.', unsent: 'Rien n’est encore parti.',
  },
  facts: {
    heading: 'Détails', orderId: 'ID de commande', cause: 'Code de raison', firstSeen: 'Vue la première fois', lastTry: 'Dernier essai', attempts: 'Essais de suite', placed: 'Passée le', settings: 'Version des paramètres', posNumber: 'Numéro du POS', posId: 'ID du POS',
  },
};
