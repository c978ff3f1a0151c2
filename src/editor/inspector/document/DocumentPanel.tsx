/** The drawing itself, when nothing is selected: what it is called and shows, how large it is, and what is wrong with it. */
import { Dices } from 'lucide-react';
import { describeDocument, limits, type Guide } from '../../../graph/index.ts';
import { useEditor, useEditorState } from '../../state/context.tsx';
import { EditableText } from '../EditableText.tsx';
import fieldClasses from '../fields/fields.module.css';
import { Field } from '../fields/Field.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { useGesture } from '../fields/useGesture.ts';
import classes from '../Inspector.module.css';
import { grouped } from '../words.ts';
import { layersInWords } from './counts.ts';
import { Diagnostics } from './Diagnostics.tsx';
import { useCounts } from './useCounts.ts';

export function DocumentPanel() {
  const editor = useEditor();
  const { title, description = '', guide, settings } = useEditorState((state) => state.history.document);
  const gesture = useGesture('document');
  return (
    <>
      <header className={classes['header']}>
        <EditableText
          label="Title of the drawing"
          value={title}
          maxLength={limits.labelLength}
          isHeading
          onChange={(text) => text !== '' && editor.run(describeDocument, { title: text })}
        />
        <span className={classes['kind']}>drawing</span>
      </header>
      <Diagnostics />
      <Size />
      <section className={classes['section']}>
        <h3>Settings</h3>
        <Field title="Seed" description="Random weights follow from this number: the same seed, the same weights.">
          <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 30px', gap: 8, width: '100%' }}>
            <NumberField
              label="Seed"
              integer
              value={settings.seed}
              minimum={0}
              maximum={2 ** 32 - 1}
              onChange={(seed) => gesture.run(describeDocument, { settings: { ...settings, seed } })}
              onEnd={gesture.end}
              onCancel={gesture.cancel}
            />
            <button
              type="button"
              className={fieldClasses['small']}
              aria-label="Next seed"
              title="Next seed"
              style={{ width: 30, height: 30 }}
              onClick={() => editor.run(describeDocument, { settings: { ...settings, seed: (settings.seed + 1) % 2 ** 32 } })}
            >
              <Dices size={15} aria-hidden />
            </button>
          </div>
        </Field>
      </section>
      <details className={classes['section']}>
        <summary>Write the guide</summary>
        <EditableText
          label="What this drawing shows"
          value={description}
          placeholder="What does this drawing show?"
          maxLength={limits.textLength}
          isParagraph
          onChange={(text) => editor.run(describeDocument, { description: text })}
        />
        <GuideEditor guide={guide} />
      </details>
    </>
  );
}

function Size() {
  const counts = useCounts();
  if (!counts) return null;
  const { units, weights, biases, trainable, layers, isAbout } = counts;
  const about = (count: number) => `${isAbout ? 'about ' : ''}${grouped(count)}`;
  const words = layersInWords(layers);
  if (units + weights === 0) return null;
  return (
    <section className={classes['section']}>
      <h3>Size</h3>
      <dl className={classes['counts']}>
        {units > 0 && (
          <>
            <dt>{units === 1 ? 'unit' : 'units'}</dt>
            <dd>{grouped(units)}</dd>
          </>
        )}
        {weights > 0 && (
          <>
            <dt>{weights === 1 ? 'weight' : 'weights'}</dt>
            <dd>{about(weights)}</dd>
          </>
        )}
        {trainable > 0 && (
          <>
            <dt title="Weights and biases that a training changes">trainable parameters</dt>
            <dd>{about(trainable)}</dd>
          </>
        )}
        {trainable === 0 && layers > 0 && biases > 0 && (
          <>
            <dt title="Weights and biases">parameters</dt>
            <dd title={`${weights} weights and ${biases} biases`}>{about(weights + biases)}</dd>
          </>
        )}
      </dl>
      {words !== undefined && <p className={classes['note']}>{words}</p>}
    </section>
  );
}

const EMPTY: Guide = { try: [], lecture: '' };

function GuideEditor({ guide = EMPTY }: { readonly guide: Guide | undefined }) {
  const editor = useEditor();
  const set = (change: Partial<Guide>) => editor.run(describeDocument, { guide: { ...guide, ...change } });
  return (
    <section className={classes['section']}>
      <h3>What to try</h3>
      <EditableText
        label="What to try, one sentence a line"
        value={guide.try.join('\n')}
        placeholder="One sentence a line"
        maxLength={limits.textLength}
        isParagraph
        isList
        onChange={(text) =>
          set({
            try: text
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== '')
              .slice(0, MOST_TRIES),
          })
        }
      />
      <EditableText
        label="Where in the notes"
        value={guide.lecture}
        placeholder="Which lecture?"
        maxLength={limits.labelLength}
        onChange={(lecture) => set({ lecture })}
      />
      <EditableText
        label="Keywords, with commas between them"
        value={guide.keywords?.join(', ') ?? ''}
        placeholder="Keywords, with commas"
        maxLength={limits.textLength}
        onChange={(text) => set({ keywords: keywordsIn(text) })}
      />
    </section>
  );
}

const MOST_TRIES = 12;
const MOST_KEYWORDS = 40;
const LONGEST_KEYWORD = 64;

/** Each once, as the format takes them. */
const keywordsIn = (text: string): readonly string[] =>
  [...new Set(text.split(',').map((word) => word.trim().slice(0, LONGEST_KEYWORD)))].filter((word) => word !== '').slice(0, MOST_KEYWORDS);
