export { KitProvider } from './KitProvider.tsx';
export { createLiveStore, type LiveStore, type LiveValues } from './live.ts';
export { LiveProvider, useLive, useLiveFrame, usePainted } from './LiveProvider.tsx';
export { formatExact, formatNumber, formatSigned } from './numbers.ts';
