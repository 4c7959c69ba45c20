import type { PosConnecting } from '~/ports/pos-connecting';

/** How a shop connects to Heartland Retail: a personal access token, made by hand. */
export const heartlandConnecting: PosConnecting = {
  by: 'form',
  fields: [
    {
      name: 'subdomain', secret: false,
      label: { en: 'Subdomain', fr: 'Sous-domaine' },
      help: {
        en: 'The first part of your POS address, for example “demo” in demo.retail.heartland.us',
        fr: 'La première partie de l’adresse de votre POS, par exemple « demo » dans demo.retail.heartland.us',
      },
    },
    {
      name: 'token', secret: true,
      label: { en: 'Access token', fr: 'Jeton d’accès' },
      help: { en: 'It is stored encrypted and never shown again.', fr: 'Il est conservé chiffré et n’est plus jamais affiché.' },
    },
  ],
  prerequisites: [
    {
      code: 'own-user', proof: { kind: 'person' },
      text: {
        en: 'A user that only this app uses, so that it keeps working when people leave. Give it every location that orders are entered at or shipped from.',
        fr: 'Un utilisateur réservé à cette application, pour qu’elle continue de fonctionner quand quelqu’un part. Donnez-lui tous les emplacements de saisie et d’expédition.',
      },
    },
    {
      code: 'token', proof: { kind: 'access' },
      text: {
        en: 'An access token of that user: in Heartland Retail, open My Account, then API, and generate a token.',
        fr: 'Un jeton d’accès de cet utilisateur : dans Heartland Retail, ouvrez My Account, puis API, et créez un jeton.',
      },
    },
    {
      code: 'rights', proof: { kind: 'rights', parts: ['locations', 'stations', 'paymentTypes', 'customFields'] },
      text: {
        en: 'Permission to read and write sales, customers, items, payment types and custom fields, and to read locations, stations and users.',
        fr: 'L’autorisation de lire et d’écrire ventes, clients, articles, types de paiement et champs personnalisés, et de lire emplacements, postes et utilisateurs.',
      },
    },
    {
      code: 'station', proof: { kind: 'exists', part: 'stations' },
      text: {
        en: 'An active station at the location where online orders are entered.',
        fr: 'Un poste actif à l’emplacement où les commandes en ligne sont saisies.',
      },
    },
  ],
};
