import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { useCapped } from './Capped.tsx';

function List({ count }: { readonly count: number }) {
  const { shown, more } = useCapped(
    Array.from({ length: count }, (_, i) => i),
    20,
  );
  return createElement(
    'ul',
    undefined,
    shown.map((item) => createElement('li', { key: item }, item)),
    more,
  );
}

const drawn = (count: number) => renderToStaticMarkup(createElement(List, { count }));

test('of a thousand items twenty are drawn, with a button for the others; twenty are drawn without one', () => {
  expect(drawn(1000).match(/<li>/g)).toHaveLength(20);
  expect(drawn(1000)).toContain('… and 980 more</button>');
  expect(drawn(20).match(/<li>/g)).toHaveLength(20);
  expect(drawn(20)).not.toContain('button');
});
