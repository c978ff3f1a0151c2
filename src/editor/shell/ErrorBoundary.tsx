/** When the editor itself breaks: says so, and lets the person take the drawing along. */
import { Button, Group } from '@mantine/core';
import { fileSave } from 'browser-fs-access';
import { Component, type ReactNode } from 'react';
import { saveDocument } from '../../graph/index.ts';
import { fileNameOf } from '../library/fileName.ts';
import type { Editor } from '../state/editor.ts';
import classes from './ErrorBoundary.module.css';

interface Props {
  readonly editor: Editor;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  private readonly save = () => {
    const { document } = this.props.editor.store.getState().history;
    const blob = new Blob([saveDocument(document)], { type: 'application/json' });
    void fileSave(blob, { fileName: fileNameOf(document.title), extensions: ['.json'] }).catch(() => {});
  };

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <main className={classes['root']} role="alert">
        <h1>The editor has stopped</h1>
        <p>Something went wrong in the editor, not in your drawing. Save the drawing as a file, then load the page again.</p>
        <pre className={classes['reason']}>{error instanceof Error ? error.message : 'unknown'}</pre>
        <Group>
          <Button onClick={this.save}>Save the drawing</Button>
          <Button variant="default" onClick={() => location.reload()}>
            Load again
          </Button>
        </Group>
      </main>
    );
  }
}
