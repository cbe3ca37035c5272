import { createContext, useContext } from 'react';

/** Something that happened, told at the foot of the window for 8 seconds, with the way back where there is one. */
export interface Toast {
  readonly message: string;
  readonly tone?: 'plain' | 'error';
  readonly action?: { readonly title: string; readonly run: () => void };
}

export type ShowToast = (toast: Toast) => void;

export const ToastContext = createContext<ShowToast>(() => undefined);

/** The way to tell something. */
export function useToast(): ShowToast {
  return useContext(ToastContext);
}
