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
      stationId: {
        station: { label: 'Poste du POS', help: 'Les commandes sont saisies à ce poste.' },
        register: { label: 'Caisse du POS', help: 'Les commandes sont saisies à cette caisse. Elle doit se trouver dans le magasin de la commande.' },
      },
      sourceLocationId: {
        location: {
          label: 'Emplacement du POS de la commande',
          help: 'L’emplacement auquel les commandes en ligne sont attribuées.',
        },
        shop: { label: 'Magasin du POS de la commande', help: 'Le magasin auquel les commandes en ligne sont attribuées.' },
      },
    },
    ship: {
      heading: 'D’où part la marchandise',
      defaultLocationId: {
        location: 'Emplacement du POS par défaut',
        shop: 'Magasin du POS par défaut',
        help: 'Le stock part d’ici sauf si un emplacement Shopify ci-dessous dit autrement.',
      },
      mapped: { location: 'Emplacement du POS pour {location}', shop: 'Magasin du POS pour {location}' },
      none: 'Shopify n’a pas donné ses emplacements à l’instant. Votre choix précédent reste.',
      same: {
        location: 'Plusieurs emplacements Shopify vont à un seul emplacement du POS. C’est correct s’ils partagent leur stock.',
        shop: 'Plusieurs emplacements Shopify vont à un seul magasin du POS. C’est correct s’ils partagent leur stock.',
      },
    },
    people: {
      heading: 'À qui la vente est attribuée',
      employeeId: {
        label: 'Vendeur',
        optional: 'Facultatif. Imprimé comme vendeur sur les commandes en ligne.',
        required: 'Les commandes en ligne sont saisies au nom de cette personne. Un employé réservé aux commandes en ligne garde les rapports clairs.',
        none: 'Personne',
      },
    },
  },
};
