import type { PosConnecting } from '~/ports/pos-connecting';

/** How a shop connects to Lightspeed Retail (R-Series): by signing in there, nothing is typed here. */
export const lightspeedConnecting: PosConnecting = {
  by: 'sign-in',
  fields: [],
  prerequisites: [
    {
      code: 'own-employee', proof: { kind: 'person' },
      text: {
        en: 'An employee that only this app uses, with its own sign-in. When the employee who signed in is locked or archived, access ends for the app as well.',
        fr: 'Un employé réservé à cette application, avec son propre accès. Quand l’employé qui s’est connecté est verrouillé ou archivé, l’accès de l’application prend fin aussi.',
      },
    },
    {
      code: 'sign-in', proof: { kind: 'access' },
      text: {
        en: 'A sign-in to Lightspeed as that employee, with access granted to this app.',
        fr: 'Une connexion à Lightspeed avec cet employé, et l’accès accordé à cette application.',
      },
    },
    {
      code: 'rights', proof: { kind: 'rights', parts: ['employees', 'locations', 'stations', 'paymentTypes'] },
      text: {
        en: 'Rights of that employee: register and refunds, customers, inventory and editing of products, and administration of employees, purchasing and shops.',
        fr: 'Droits de cet employé : caisse et remboursements, clients, inventaire et modification des produits, administration des employés, des achats et des magasins.',
      },
    },
    {
      code: 'register', proof: { kind: 'exists', part: 'stations' },
      text: {
        en: 'A register in the shop where online orders are entered.',
        fr: 'Une caisse dans le magasin où les commandes en ligne sont saisies.',
      },
    },
    {
      code: 'employee', proof: { kind: 'exists', part: 'employees' },
      text: {
        en: 'An active employee that sales are entered under; it may be the same one.',
        fr: 'Un employé actif au nom duquel les ventes sont saisies ; ce peut être le même.',
      },
    },
  ],
};
