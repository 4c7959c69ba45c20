import { openStores } from '../support/stores';
import { storesContract } from './stores.contract';

storesContract('sqlite', () => openStores('sqlite'));
