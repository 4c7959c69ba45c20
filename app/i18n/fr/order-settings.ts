import type { orderSettings as en } from '../en/order-settings';

export const orderSettings: typeof en = {
  title: 'Commandes',
  download: {
    heading: 'Quelles commandes se téléchargent',
    intro: 'Une commande doit satisfaire chacun de ces paramètres.',
    orders: { label: 'Télécharger les commandes', help: 'Désactivé : aucune commande ne va dans votre POS.' },
    fulfilled: {
      label: 'Télécharger les commandes traitées',
      help: 'Commandes dont tous les articles sont traités, ou sans traitement requis.',
    },
    unfulfilled: {
      label: 'Télécharger les commandes non traitées',
      help: 'Commandes avec au moins un article encore à traiter.',
    },
    archived: {
      label: 'Télécharger les commandes archivées',
      help: 'Certaines boutiques archivent les commandes dès leur paiement. Désactivé : ces commandes restent dehors.',
    },
    skippedBy_one: '{count} commande en est exclue pour l’instant.',
    skippedBy_other: '{count} commandes en sont exclues pour l’instant.',
    startDate: {
      label: 'Date de début',
      help: 'AAAA-MM-JJ, dans le fuseau horaire de votre boutique. Les commandes passées avant restent dehors.',
    },
  },
  payment: {
    heading: 'Quand elles se téléchargent',
    moment: { label: 'Une commande se télécharge', placed: 'Dès qu’elle est passée', paid: 'Quand elle est payée' },
    partiallyPaid: {
      label: 'Télécharger les commandes partiellement payées',
      help: 'Elles restent ouvertes dans votre POS jusqu’au paiement du reste.',
    },
    paidWithoutTransactions: {
      label: 'Télécharger les commandes payées sans paiement visible',
      help: 'Certaines commandes importées sont dites payées mais ne montrent aucun paiement.',
    },
    pendingManual: {
      label: 'Télécharger les commandes au paiement manuel en attente',
      help: 'Par exemple virement ou paiement à la livraison.',
    },
  },
  kinds: {
    heading: 'Commandes particulières',
    testOrders: { label: 'Télécharger les commandes de test', help: 'Commandes payées par un paiement de test.' },
    shopifyPos: { label: 'Télécharger les commandes Shopify POS', help: 'Commandes vendues sur une caisse Shopify POS.' },
    allowTags: {
      label: 'Balises admises',
      help: 'Séparez-les par des virgules. S’il y en a, seules les commandes avec l’une d’elles se téléchargent.',
    },
    ignoreTags: {
      label: 'Balises ignorées',
      help: 'Séparez-les par des virgules. Les commandes avec l’une d’elles restent dehors, même avec une balise admise.',
    },
  },
  pos: {
    heading: 'Dans votre POS',
    numberPrefix: {
      label: 'Préfixe du numéro dans le POS',
      help: 'Placé devant le numéro de commande : {example}. Les commandes déjà parties gardent le leur.',
    },
    autoInvoice: {
      label: 'Facturer automatiquement',
      help: 'Termine la commande dans votre POS, pour que le stock soit ajusté. Désactivé : les commandes restent ouvertes.',
    },
    taxes: {
      label: 'Taxes',
      posted: { label: 'Taxes de Shopify', help: 'Recommandé. La taxe que votre client a payée va dans votre POS au centime près, sur des lignes à part.' },
      computed: {
        label: 'Taxes calculées par votre POS',
        help: 'Votre POS applique ses propres taux. Une commande dont le total diffère s’arrête, et les deux totaux sont affichés.',
      },
    },
  },
  help: {
    link: 'En savoir plus sur le choix des commandes',
    title: 'Comment les commandes sont choisies',
    intro: 'Chaque commande passe ces questions dans cet ordre. La première qui la retient décide ; toutes les réponses figurent sur la page de la commande.',
    after: 'Les commandes qu’une personne inclut échappent à la date de début, aux tags et aux paramètres de téléchargement, à rien d’autre. Une fois une commande dans votre POS, ses remboursements et modifications suivent quoi que disent ces paramètres.',
  },
  conflict: {
    fulfilmentOff: 'Les commandes traitées et non traitées sont toutes désactivées : aucune commande ne se télécharge.',
    ordersOff: 'Le téléchargement des commandes est désactivé : les paramètres suivants sont sans effet.',
  },
};
