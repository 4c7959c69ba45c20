import type { settings as en } from '../en/settings';

export const settings: typeof en = {
  title: 'Paramètres',
  back: 'Paramètres',
  hub: {
    connection: { title: 'Connexion', body: 'Le compte POS où vont vos commandes.', state: '{pos}, compte {account}', none: 'Non connecté', action: 'Voir la connexion' },
    orders: { title: 'Commandes', body: 'Quelles commandes vont dans le POS, et quand.', state: 'Depuis le {start} ; exclues : {off}', allOn: 'Depuis le {start} ; rien n’est exclu', none: 'Date de début pas encore choisie', action: 'Voir les paramètres des commandes' },
    payments: { title: 'Paiements', body: 'Le type de paiement du POS qui reçoit chaque paiement.', state_one: '{count} mode de paiement associé, les autres vont à « {type} »', state_other: '{count} modes de paiement associés, les autres vont à « {type} »', none: 'Aucun type de paiement par défaut', action: 'Voir les paiements' },
    locations: { title: 'Emplacements', body: 'Où les commandes sont saisies et d’où part la marchandise.', state_one: '{count} emplacement Shopify associé, les autres vont à celui par défaut', state_other: '{count} emplacements Shopify associés, les autres vont à celui par défaut', none: 'Aucun poste choisi', action: 'Voir les emplacements' },
    version: 'Version {version}, enregistrée par {by} le {date}',
  },
  form: {
    conflict: 'Quelqu’un a enregistré ces paramètres pendant que vous les modifiiez. Vos changements ne sont pas enregistrés. Les nouvelles valeurs sont affichées ici ; refaites vos changements.',
    summary_one: '{count} champ demande votre attention', summary_other: '{count} champs demandent votre attention',
    releaseTitle: 'Commandes déjà ignorées ou en attente',
    release: { 'from-now': 'Appliquer à partir de maintenant', 'these-too': 'Appliquer aussi à ces commandes' },
    releaseHelp: { 'from-now': 'Les commandes déjà ignorées ou en attente restent telles quelles.', 'these-too': 'Les commandes ignorées ou en attente sont jugées de nouveau avec ces paramètres.' },
    candidates_one: '{count} commande est ignorée ou en attente.', candidates_other: '{count} commandes sont ignorées ou en attente.',
    notConnected: 'Connectez d’abord votre POS. Ses listes apparaîtront ici.', unread: 'Votre POS n’a pas donné cette liste à l’instant. Votre choix précédent reste.', inactive: '{name} (inactif)', unchosen: 'Non choisi', notMapped: 'Utiliser la valeur par défaut',
  },
  fault: {
    required: 'Cette valeur est nécessaire', malformed: 'Cette valeur n’a pas la bonne forme', 'not-allowed': 'Cette adresse n’est pas celle de votre POS', unknown: 'Cette valeur ne fait pas partie des choix', 'too-long': 'Cette valeur est trop longue', date: 'Saisissez un jour sous la forme AAAA-MM-JJ', amount: 'Saisissez un montant, par exemple 0.05',
    prefix: 'Lettres, chiffres et traits d’union, 12 au plus', 'disconnect-confirm': 'Confirmez que vous voulez arrêter l’envoi des commandes', 'currency-confirm': 'Confirmez la devise de votre compte POS', currency: 'Votre compte POS utilise {pos} ; les commandes en {shop} ne peuvent pas y aller', other: 'Cette valeur ne peut pas être enregistrée',
    unauthorised: 'Votre POS n’a pas accepté ce jeton', forbidden: 'La personne à qui appartient ce jeton n’a pas l’autorisation : {right}', unreachable: 'Votre POS n’a pas répondu à cette adresse', throttled: 'Votre POS demande de ralentir ; réessayez dans une minute', rejected: 'Votre POS refuse : {message}',
  },
};
