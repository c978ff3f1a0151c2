/** What this is, where the drawings are, and the licence. */
import { Modal } from '@mantine/core';
import { useDesk, useUi } from './desk.tsx';

export function AboutDialog() {
  const { ui } = useDesk();
  const isOpen = useUi((state) => state.dialog === 'about');
  return (
    <Modal opened={isOpen} onClose={() => ui.open(undefined)} title="About Neuroloom" size={520}>
      <p>Draw neural networks unit by unit and watch them compute. What you draw is compiled to tensor operations and runs in this browser, on TensorFlow.js.</p>
      <p>Drawings are kept in this browser only. Nothing is sent anywhere; a shared link carries the whole drawing in its address.</p>
      <p>MIT licence. Built with React, React Flow, Mantine, D3, KaTeX and TensorFlow.js.</p>
    </Modal>
  );
}
