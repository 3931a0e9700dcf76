import { Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { textCommun } from '../text/commun';

/** A dialog with its title. Composed by hand: the library's header is a banner, and a page has one already. */
export const Fenetre = ({
  opened,
  onClose,
  title,
  size,
  children,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size: 'lg' | 'xl';
  readonly children: ReactNode;
}) => (
  <Modal.Root opened={opened} onClose={onClose} size={size} centered>
    <Modal.Overlay />
    <Modal.Content>
      <Modal.Body>
        <Group justify="space-between" wrap="nowrap" mb="md">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={textCommun.close} />
        </Group>
        {children}
      </Modal.Body>
    </Modal.Content>
  </Modal.Root>
);
