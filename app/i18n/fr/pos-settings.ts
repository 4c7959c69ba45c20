import type { posSettings as en } from '../en/pos-settings';

export const posSettings: typeof en = {
  payments: {
    title: 'Paiements',
    defaults: {
      heading: 'Tous les paiements',
      label: 'Type de paiement du POS par défaut',
      help: 'Reçoit chaque paiement sans type particulier ci-dessous.',
    },
    gateways: {
      heading: 'Modes de paiement particuliers',
      intro: 'Facultatif. Les modes de paiement de vos commandes apparaissent ici.',
      none: 'Aucun mode de paiement n’a encore été vu. Tous les paiements vont au type par défaut.',
      label: 'Type de paiement du POS pour {gateway}',
    },
    tolerance: {
      heading: 'Totaux',
      label: 'Tolérance par commande ({currency})',
      help: 'Les écarts jusqu’à ce montant comptent comme égaux. Elle ne change jamais un montant. 0 est recommandé.',
    },
  },
  locations: {
    title: 'Emplacements',
    entry: {
      heading: 'Où les commandes sont saisies',
      stationId: { label: 'Poste du POS', help: 'Les commandes sont saisies à ce poste.' },
      sourceLocationId: {
        label: 'Emplacement du POS de la commande',
        help: 'L’emplacement auquel les commandes en ligne sont attribuées.',
      },
    },
    ship: {
      heading: 'D’où part la marchandise',
      defaultLocationId: {
        label: 'Emplacement du POS par défaut',
        help: 'Le stock part d’ici sauf si un emplacement Shopify ci-dessous dit autrement.',
      },
      location: 'Emplacement du POS pour {location}',
      none: 'Shopify n’a pas donné ses emplacements à l’instant. Votre choix précédent reste.',
      same: 'Plusieurs emplacements Shopify vont à un seul emplacement du POS. C’est correct s’ils partagent leur stock.',
    },
    people: {
      heading: 'À qui la vente est attribuée',
      employeeId: { label: 'Vendeur', help: 'Facultatif. Imprimé comme vendeur sur les commandes en ligne.', none: 'Personne' },
    },
  },
};
