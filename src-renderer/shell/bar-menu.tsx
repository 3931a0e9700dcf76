import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconDots, IconKeyboard, IconMoon, IconSun } from '@tabler/icons-react';
import { textShell } from '../text/shell';

const SCHEMES = [
  { value: 'light', label: textShell.themeLight, icon: IconSun },
  { value: 'dark', label: textShell.themeDark, icon: IconMoon },
  { value: 'auto', label: textShell.themeAuto, icon: IconDeviceDesktop },
] as const;

/** What the bar keeps out of sight: the theme, the keys. */
export function BarMenu({ onHelp }: { readonly onHelp: () => void }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={30}
          aria-label={textShell.more}
          title={textShell.more}
        >
          <IconDots size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={textShell.more}>
        <Menu.Label>{textShell.theme}</Menu.Label>
        {SCHEMES.map(({ value, label, icon: Glyph }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={value === colorScheme}
            leftSection={<Glyph size={16} aria-hidden />}
            rightSection={value === colorScheme ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => {
              setColorScheme(value);
            }}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onHelp}>
          {textShell.help}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
