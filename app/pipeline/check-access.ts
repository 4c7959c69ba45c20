import { judgePrerequisites, type PrerequisiteRow } from '~/domain/checks/prerequisites';
import type { PosFacts } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import type { CredentialFault, Credentials } from '~/ports/pos-connecting';
import type { PosGateway, PosIdentity } from '~/ports/pos-gateway';
import type { Deps } from './deps';
import { patiently } from './patiently';

export type AccessCheck =
  | { readonly kind: 'faults'; readonly faults: readonly CredentialFault[] }
  | { readonly kind: 'refused'; readonly error: PosError; readonly rows: readonly PrerequisiteRow[] }
  | {
      readonly kind: 'answered'; readonly rows: readonly PrerequisiteRow[]; readonly gateway: PosGateway; readonly facts: PosFacts;
      readonly identity: PosIdentity; readonly account: string; readonly credentials: Credentials;
    };

/** Access that is not stored yet: does the POS let us in, and is there what we need? Nothing is written anywhere. */
export async function checkAccess(deps: Deps, kind: string, credentials: Credentials, currency: string): Promise<AccessCheck> {
  const adapter = deps.pos.adapter(kind);
  const valid = adapter.validate(credentials);
  if (!valid.ok) return { kind: 'faults', faults: valid.error };
  const gateway = adapter.open(valid.value.credentials, currency);
  const { prerequisites } = adapter.manifest.connecting;
  const identity = await patiently(deps, () => gateway.probe());
  if (!identity.ok) return { kind: 'refused', error: identity.error, rows: judgePrerequisites(prerequisites, { error: identity.error, missingRights: null, facts: null }) };
  const facts = await gateway.readFacts();
  const rows = judgePrerequisites(prerequisites, { error: null, missingRights: identity.value.missingRights ?? null, facts });
  return { kind: 'answered', rows, gateway, facts, identity: identity.value, ...valid.value };
}
