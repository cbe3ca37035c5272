/** Entry of the bridge between the page of a desktop window and the shell. */
import { contextBridge, ipcRenderer } from 'electron';
import { setupBridge } from './bridge.ts';

setupBridge({ contextBridge, ipcRenderer, window, platform: process.platform });
