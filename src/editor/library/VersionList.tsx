/** Earlier versions of a drawing; restoring one opens it as a new drawing, so that nothing is lost. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isJsonObject } from '../../base/index.ts';
import { useDesk } from '../shell/desk.tsx';
import { agoWords, clockWords, dateWords } from './ago.ts';
import classes from './DrawingsDialog.module.css';
import { openVersion } from './openings.ts';
import type { Version } from './store.ts';

/** Before it is opened nobody has checked it. */
function sizeWords(kept: unknown): string {
  const [nodes, edges] = ['nodes', 'edges'].map((part) => (isJsonObject(kept) ? kept[part] : undefined));
  if (!isJsonObject(nodes) || !isJsonObject(edges)) return 'damaged';
  return `${Object.keys(nodes).length} nodes, ${Object.keys(edges).length} edges`;
}

export function VersionList({ id, now }: { readonly id: string; readonly now: number }) {
  const desk = useDesk();
  const [versions, setVersions] = useState<readonly Version[]>();
  useEffect(() => void desk.store.versions(id).then(setVersions, () => setVersions([])), [desk.store, id]);
  if (!versions) return null;
  const restore = (version: Version) => void openVersion(desk, version, dateWords(version.at));
  return (
    <div className={classes['versions']}>
      {versions.length === 0 && (
        <p className={classes['note']}>
          No earlier version yet. One is kept when you begin to change a drawing, before you delete something, and every minute of work.
        </p>
      )}
      <ul>
        {versions.map((version) => (
          <li key={version.at}>
            <span>
              <time dateTime={new Date(version.at).toISOString()}>{clockWords(version.at, now)}</time>, {agoWords(version.at, now)}
            </span>
            <span className={classes['ago']}>{sizeWords(version.document)}</span>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => restore(version)}
              aria-label={`Open the version of ${dateWords(version.at)} as a copy`}
            >
              Open as a copy
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
