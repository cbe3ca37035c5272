import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonKind } from './Button.tsx';
import { useCommand } from './commands.ts';
import { IconButton } from './IconButton.tsx';
import { Tooltip } from './Tooltip.tsx';

interface Props {
  readonly command: string;
  readonly icon: LucideIcon;
  /** Words beside the icon; without them it is an icon button named as the command. */
  readonly text?: string;
  readonly kind?: ButtonKind;
  readonly mirrors?: boolean;
  readonly size?: 14 | 16 | 18;
  readonly testId?: string;
  /** A switch whose state is plain to see in the window: it is said, not painted. */
  readonly isUnpainted?: boolean;
}

/** A control for a command of the registry: named, explained and disabled as the registry says; absent where the host lends none. */
export function CommandButton({ command: id, icon: Icon, text, kind, mirrors, size, testId, isUnpainted }: Props) {
  const command = useCommand(id);
  if (!command) return null;
  const isDisabled = command.disabledBecause !== null;
  const test = testId === undefined ? {} : { testId };
  if (text === undefined) {
    return (
      <IconButton
        icon={Icon}
        label={command.disabledBecause ?? command.title}
        keys={command.keys}
        onPress={command.run}
        isDisabled={isDisabled}
        {...(command.isOn === undefined ? {} : { isOn: command.isOn })}
        {...(isUnpainted ? { isUnpainted } : {})}
        {...(mirrors === undefined ? {} : { mirrors })}
        {...(size === undefined ? {} : { size })}
        {...test}
      />
    );
  }
  return (
    <Tooltip text={command.disabledBecause ?? command.title} keys={command.keys}>
      <Button kind={kind ?? 'plain'} onPress={command.run} isDisabled={isDisabled} {...test}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        {text}
      </Button>
    </Tooltip>
  );
}
