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
    after: 'Les commandes qu’une personne inclut échappent à la date de début, aux balises et aux paramètres de téléchargement, à rien d’autre. Une fois une commande dans votre POS, ses remboursements et modifications suivent quoi que disent ces paramètres.',
  },
  whatIf: {
    heading: 'Ce que cela changerait',
    intro: 'Essayé sur vos commandes des 60 derniers jours, avant l’enregistrement.',
    counting: 'Décompte des commandes concernées…',
    faults: 'Le décompte se fait dès que chaque champ est correct.',
    preview: 'Aperçu',
    turnOn_one: 'L’activer rend admissible {count} commande des {days} derniers jours ({amount}).',
    turnOn_other: 'L’activer rend admissibles {count} commandes des {days} derniers jours ({amount}).',
    turnOff_one: 'Le désactiver exclut {count} commande des {days} derniers jours qui n’est pas encore dans votre POS ({amount}).',
    turnOff_other: 'Le désactiver exclut {count} commandes des {days} derniers jours qui ne sont pas encore dans votre POS ({amount}).',
    turnedOn_one: 'Activé : {count} commande des {days} derniers jours devient admissible ainsi ({amount}).',
    turnedOn_other: 'Activé : {count} commandes des {days} derniers jours deviennent admissibles ainsi ({amount}).',
    turnedOff_one: 'Désactivé : {count} commande des {days} derniers jours est exclue ainsi ({amount}).',
    turnedOff_other: 'Désactivé : {count} commandes des {days} derniers jours sont exclues ainsi ({amount}).',
    nothingDepends: 'Aucune commande des {days} derniers jours n’en dépend.',
    nothing: 'Rien ne changerait pour les commandes des {days} derniers jours.',
    eligible_one: '{count} commande deviendrait admissible ({amount}).',
    eligible_other: '{count} commandes deviendraient admissibles ({amount}).',
    anyway_one: '{count} d’entre elles part même si le changement ne vaut qu’à partir de maintenant.',
    anyway_other: '{count} d’entre elles partent même si le changement ne vaut qu’à partir de maintenant.',
    toWait_one: '{count} autre commande attendrait son paiement au lieu d’être exclue ({amount}).',
    toWait_other: '{count} autres commandes attendraient leur paiement au lieu d’être exclues ({amount}).',
    fallOut_one: '{count} commande qui partirait maintenant serait exclue ({amount}).',
    fallOut_other: '{count} commandes qui partiraient maintenant seraient exclues ({amount}).',
    untouched_one: 'Pour {count} commande la décision serait autre, mais elle est déjà dans votre POS et reste telle quelle ({amount}).',
    untouched_other: 'Pour {count} commandes la décision serait autre, mais elles sont déjà dans votre POS et restent telles quelles ({amount}).',
    basis: 'Les commandes comptent telles qu’elles ont été lues la dernière fois. Celles déjà dans votre POS ne changent jamais ainsi.',
    unknown_one: 'Pour {count} commande on ne le sait pas encore.',
    unknown_other: 'Pour {count} commandes on ne le sait pas encore.',
    limited: 'Seules les {tried} commandes les plus récentes ont été essayées.',
  },
  conflict: {
    fulfilmentOff: 'Les commandes traitées et non traitées sont toutes désactivées : aucune commande ne se télécharge.',
    ordersOff: 'Le téléchargement des commandes est désactivé : les paramètres suivants sont sans effet.',
  },
};
