/** What this is, where the drawings are, and the licence. */
import { Dialog } from './Dialog.tsx';

export function AboutDialog() {
  return (
    <Dialog name="about" title="About Neuroloom" width={520}>
      <p>
        Draw neural networks unit by unit and watch them compute. What you draw is compiled to tensor operations and runs in this browser,
        on TensorFlow.js.
      </p>
      <p>Drawings are kept in this browser only. Nothing is sent anywhere; a shared link carries the whole drawing in its address.</p>
      <p>MIT licence. Built with React, React Flow, Mantine, D3, KaTeX and TensorFlow.js.</p>
    </Dialog>
  );
}
