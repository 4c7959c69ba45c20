import type { orderCard as en } from '../en/order-card';

export const orderCard: typeof en = {
  unknown: 'L’état de cette commande dans le POS s’affichera ici après la prochaine vérification.',
  open: 'Ouvrir dans Tillbridge',
  question: {
    retry: 'Votre POS est d’abord interrogé : rien de ce qui s’y trouve déjà n’est recréé. {order} part ensuite si rien ne s’y oppose.',
    include: '{order} est téléchargée dans votre POS bien qu’un paramètre l’exclue. Ses autres vérifications restent valables.',
  },
};
