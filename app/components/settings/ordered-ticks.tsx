import { BlockStack, Button, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { ArrowUpIcon } from '@shopify/polaris-icons';
import { useRef, useState } from 'react';
import { useReader } from '../text/reader';
import { useFault } from './faults';
import { FieldFrame } from './field-frame';

export interface TickView {
  readonly value: string;
  readonly label: string;
  readonly ticked: boolean;
}

/** Tick boxes whose order counts: the form posts the ticked ones under one name, from top to bottom. */
export function OrderedTicks({
  name,
  label,
  choices,
  inWords,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly TickView[];
  /** What the ticked ones come to, said below them. */
  readonly inWords: (labels: readonly string[]) => string;
}) {
  const { t } = useReader();
  const [rows, setRows] = useState(choices);
  const told = useRef<HTMLInputElement>(null);
  const fault = useFault(name);
  const tick = (value: string, ticked: boolean) =>
    setRows((before) => before.map((row) => (row.value === value ? { ...row, ticked } : row)));
  const moveUp = (index: number) => {
    setRows((before) => [...before.slice(0, index - 1), ...before.slice(index, index + 1), ...before.slice(index - 1, index), ...before.slice(index + 1)]);
    // Moving fills in nothing, so the save bar would not hear of it.
    told.current?.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return (
    <FieldFrame name={name}>
      <fieldset className="tb-fieldset">
        <legend>{label}</legend>
        <input type="hidden" ref={told} />
        <BlockStack gap="100">
          {rows.map((row, index) => (
            <InlineStack key={row.value} align="space-between" blockAlign="center" gap="200" wrap={false}>
              <Checkbox
                id={`${name}-${row.value}`}
                name={name}
                label={row.label}
                value={row.value}
                checked={row.ticked}
                onChange={(ticked) => tick(row.value, ticked)}
              />
              {index > 0 ? (
                <Button
                  variant="tertiary"
                  icon={ArrowUpIcon}
                  accessibilityLabel={t('items.settings.moveUp', { name: row.label })}
                  onClick={() => moveUp(index)}
                />
              ) : null}
            </InlineStack>
          ))}
          {fault ? (
            <Text as="p" tone="critical">
              {fault}
            </Text>
          ) : null}
          <div role="status">
            <Text as="p" tone="subdued">
              {inWords(rows.filter((row) => row.ticked).map((row) => row.label))}
            </Text>
          </div>
        </BlockStack>
      </fieldset>
    </FieldFrame>
  );
}
