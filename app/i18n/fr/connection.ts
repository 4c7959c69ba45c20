import type { connection as en } from '../en/connection';

export const connection: typeof en = {
  title: 'Connexion',
  state: { connected: 'Connecté', stopped: 'Accès refusé', disconnected: 'Non connecté' },
  facts: {
    heading: 'Votre POS',
    pos: 'POS',
    account: 'Compte',
    user: 'Jeton de',
    by: 'Connecté par',
    at: 'Connecté le',
    lastAnswer: 'Dernière réponse',
    answerTime: 'Temps de réponse',
    ms: '{ms} ms',
    currency: 'Devise',
  },
  prerequisites: {
    heading: 'Avant de connecter',
    heartland: {
      one: 'Un utilisateur réservé à cette application, pour qu’elle continue de fonctionner quand quelqu’un part. Donnez-lui tous les emplacements de saisie et d’expédition.',
      two: 'L’autorisation de lire et d’écrire ventes, clients, articles, types de paiement et champs personnalisés, et de lire emplacements, postes et utilisateurs.',
      three: 'Un jeton d’accès de cet utilisateur : dans Heartland Retail, ouvrez My Account, puis API, et créez un jeton.',
    },
    other: 'Un jeton d’accès d’un utilisateur qui peut lire et écrire ventes, clients et articles.',
  },
  form: {
    connect: 'Connecter le POS',
    reconnect: 'Reconnecter le POS',
    heading: 'Accès',
    reconnectHeading: 'Reconnecter avec un autre jeton',
    credential: {
      subdomain: {
        label: 'Sous-domaine',
        help: 'La première partie de l’adresse de votre POS, par exemple « demo » dans demo.retail.heartland.us',
      },
      token: { label: 'Jeton d’accès', help: 'Il est conservé chiffré et n’est plus jamais affiché.' },
    },
    currency: 'Mon compte POS utilise {currency}',
    currencyHelp: 'Les montants partent tels quels, sans conversion.',
    currencyUnknown: 'La devise de votre boutique n’est pas encore connue. Rechargez cette page dans une minute.',
    start: 'Télécharger les commandes',
    startChoice: { now: 'À partir de maintenant', date: 'À partir d’un jour choisi', keep: 'À partir du {start}, comme avant' },
    startHelp: {
      now: 'Recommandé : rien de ce qui est déjà dans votre POS ne peut arriver deux fois.',
      date: 'Les commandes passées depuis ce jour se téléchargent aussi.',
      keep: 'Votre date de début reste.',
    },
    startDate: 'Date de début',
    startDateHelp: 'AAAA-MM-JJ, dans le fuseau horaire de votre boutique',
  },
  disconnect: {
    heading: 'Déconnecter',
    body: 'Aucune commande ne part avant une nouvelle connexion. Paramètres, commandes et historique restent.',
    waiting_one: '{count} commande attend. Elle reste ici et part à la prochaine connexion.',
    waiting_other: '{count} commandes attendent. Elles restent ici et partent à la prochaine connexion.',
    confirm: 'Je veux arrêter l’envoi des commandes',
    action: 'Déconnecter le POS',
  },
  banner: {
    refusedTitle: 'Votre POS refuse l’accès',
    refusedBody: 'Reconnectez-le avec un jeton qui fonctionne. Vos commandes attendent en sécurité.',
    conflict: 'Les paramètres ont été modifiés au même moment. Réessayez.',
  },
};
