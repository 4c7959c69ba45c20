/** Ce que fait une personne dans le POS ou dans Shopify. */
export const checkSteps = {
  'pos-reachable': {
    one: 'Ouvrez votre POS dans un navigateur pour voir s’il vous répond.',
    two: 'Sinon, attendez : les commandes sont en sécurité ici et partiront dans l’ordre.',
    three: 'S’il répond, vérifiez à nouveau, et prévenez l’assistance si cela dure.',
  },
  'pos-speed': {
    one: 'Regardez si la connexion Internet de votre POS est lente ou se coupe.',
    two: 'Suspendez un moment les grosses importations ou les rapports dans votre POS.',
    three: 'Vérifiez à nouveau. Seuls comptent les appels des 10 dernières minutes.',
  },
  'pos-access': {
    one: 'Dans votre POS, ouvrez les paramètres de la personne dont le jeton est utilisé.',
    two: 'Assurez-vous qu’elle est active et peut lire et écrire ventes, clients, articles, emplacements, types de paiement et champs personnalisés.',
    three: 'Créez un nouveau jeton et reconnectez avec lui.',
  },
  'pos-rights': {
    one: 'Dans votre POS, ouvrez le rôle de la personne dont le jeton est utilisé.',
    two: 'Accordez le droit indiqué ici : ventes, clients, articles, emplacements, types de paiement et champs personnalisés sont nécessaires.',
    three: 'Enregistrez, puis vérifiez à nouveau.',
  },
  'required-products': {
    one: 'Ouvrez les articles de votre POS.',
    two: 'Cherchez le nom exact indiqué ici, articles archivés compris.',
    three: 'Rendez-en un actif sous ce nom, puis enregistrez.',
  },
  'required-fields': {
    one: 'Ouvrez les paramètres de votre POS.',
    two: 'Sélectionnez Champs personnalisés, puis le groupe indiqué ici.',
    three: 'Sélectionnez le champ, réglez Obligatoire sur Non, puis enregistrez.',
  },
  'register-open': {
    one: 'Dans votre POS, allez à la caisse indiquée ici.',
    two: 'Ouvrez sa journée avec son fonds de caisse.',
    three: 'Vérifiez à nouveau.',
  },
  'account-switches': {
    one: 'Ouvrez les paramètres de votre POS, puis ceux de la caisse.',
    two: 'Désactivez l’exigence indiquée ici.',
    three: 'Enregistrez, puis vérifiez à nouveau.',
  },
  'reference-field': {
    one: 'Dans votre POS, ouvrez Champs personnalisés, puis le groupe des ventes.',
    two: 'Créez un champ de texte nommé shopify_id.',
    three: 'Reconnectez votre POS ; les ventes le portent dès lors.',
  },
  currency: {
    one: 'Les montants ne sont jamais convertis : boutique et compte POS ont besoin d’une même devise.',
    two: 'Connectez un compte POS dans la devise de la boutique.',
    three: 'Saisissez les commandes en attente dans votre POS, puis marquez-les comme réglées.',
  },
  skus: {
    one: 'Ouvrez les articles de votre POS.',
    two: 'Cherchez le SKU.',
    three: 'Laissez-le comme numéro d’article à un seul article actif, puis enregistrez.',
  },
  'shopify-scopes': {
    one: 'Fermez cette application et rouvrez-la depuis l’interface de Shopify.',
    two: 'Acceptez les autorisations que Shopify affiche.',
    three: 'Vérifiez à nouveau.',
  },
};
