import type { RouteObject } from 'react-router';
import { BotPage } from './bot-page.tsx';
import { BotsPage } from './bots-page.tsx';
import { CreateBotPage } from './create-bot-page.tsx';
import { CreateIntentPage, IntentPage } from './intent-page.tsx';
import { CreateSlotTypePage, SlotTypePage } from './slot-type-page.tsx';

export const routes: readonly RouteObject[] = [
  { index: true, element: <BotsPage /> },
  { path: 'create', element: <CreateBotPage /> },
  { path: 'create-intent', element: <CreateIntentPage /> },
  { path: 'create-slot-type', element: <CreateSlotTypePage /> },
  { path: 'bot/:name', element: <BotPage /> },
  { path: 'intent/:name', element: <IntentPage /> },
  { path: 'slot-type/:name', element: <SlotTypePage /> },
];
