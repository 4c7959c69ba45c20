export const orderCard = {
  unknown: 'This order will show its POS status here after the next check.',
  open: 'Open in Tillbridge',
  question: {
    retry: 'Your POS is asked first, so nothing that is already there is made again. {order} then goes if nothing stands in its way.',
    include: '{order} is downloaded to your POS although a setting leaves it out. Its other checks still apply.',
  },
};
