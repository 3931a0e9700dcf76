import { ActionIcon, Button, Popover, Text, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { textListes } from '../../text/listes';
import layout from '../../ui/layout.module.css';
import classes from './listing.module.css';

type Vue = { readonly nom: string; readonly recherche: string };

/** What was seen of a list under a name, found again on this computer from one session to the next. */
export function ViewsMenu({ name, recherche }: { readonly name: string; readonly recherche: string }) {
  const [vues, setVues] = useLocalStorage<readonly Vue[]>({
    key: `registre.vues.${name}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const [opened, setOpened] = useState(false);
  const [nom, setNom] = useState('');
  const [error, setError] = useState<string | null>(null);
  const typed = nom.trim();
  const taken = vues.some((one) => one.nom === typed);
  const close = () => setOpened(false);
  return (
    <Popover position="bottom-end" trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {textListes.vues}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown ?? ''}>
        {vues.length === 0 ? (
          <Text size="sm" c="dimmed">
            {textListes.aucuneVue}
          </Text>
        ) : (
          <ul className={layout.list}>
            <li className={classes.view}>
              <Link to="?" onClick={close}>
                {textListes.touteLaListe}
              </Link>
            </li>
            {vues.map((vue) => (
              <li key={vue.nom} className={classes.view}>
                <Link
                  to={`?${vue.recherche}`}
                  aria-current={vue.recherche === recherche ? 'true' : undefined}
                  onClick={close}
                >
                  {vue.nom}
                </Link>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={textListes.supprimerVue(vue.nom)}
                  onClick={() => setVues(vues.filter((one) => one !== vue))}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <form
          noValidate
          className={classes.newView}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed === '') {
              setError(textListes.nomVide);
              return;
            }
            setVues([...vues.filter((one) => one.nom !== typed), { nom: typed, recherche }]);
            setNom('');
          }}
        >
          <TextInput
            label={textListes.nomVue}
            value={nom}
            maxLength={60}
            autoComplete="off"
            error={error}
            description={taken ? textListes.nomPris : undefined}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            onChange={(event) => {
              setNom(event.currentTarget.value);
              setError(null);
            }}
          />
          <Button type="submit" size="xs" variant="default">
            {textListes.enregistrerVue}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
