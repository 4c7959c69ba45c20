import type { Catalogue } from '../en';
import { causeVariants } from './cause-variants';
import { causes } from './causes';
import { checks } from './checks';
import { common } from './common';
import { comparison } from './comparison';
import { connection } from './connection';
import { deadWork } from './dead-work';
import { dryRun } from './dry-run';
import { fieldSettings } from './field-settings';
import { fixes } from './fixes';
import { home } from './home';
import { items } from './items';
import { order } from './order';
import { orderCard } from './order-card';
import { orderSettings } from './order-settings';
import { orders } from './orders';
import { posSettings } from './pos-settings';
import { posData } from './pos-data';
import { problem } from './problem';
import { runs } from './runs';
import { settings } from './settings';
import { snapshot } from './snapshot';
import { support } from './support';
import { terms } from './terms';
import { timeline } from './timeline';

export const fr: Catalogue = {
  causeVariants,
  causes,
  checks,
  common,
  comparison,
  connection,
  deadWork,
  dryRun,
  fieldSettings,
  fixes,
  home,
  items,
  order,
  orderCard,
  orderSettings,
  orders,
  posSettings,
  posData,
  problem,
  runs,
  settings,
  snapshot,
  support,
  terms,
  timeline,
};
