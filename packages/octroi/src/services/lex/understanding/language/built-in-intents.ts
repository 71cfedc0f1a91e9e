import type { Language } from './language.ts';

type Utterances = Readonly<Record<string, string>>;

/** What users say for the intents that all locales have (LEX-NLU-3); FallbackIntent and KendraSearchIntent are said by nothing. */
const UTTERANCES: Readonly<Record<Language, Utterances>> = {
  en: {
    CancelIntent: 'cancel|cancel that|cancel it|please cancel|never mind|nevermind|forget it|forget about it',
    HelpIntent: 'help|help me|help me please|can you help me|i need help|please help|what can you do|what can i say',
    PauseIntent: 'pause|pause that|pause it|hold on|wait a moment',
    RepeatIntent: 'repeat|repeat that|say that again|repeat it|can you repeat that|say it again|come again|what did you say',
    ResumeIntent: 'resume|continue|keep going|go on|carry on',
    StartOverIntent: 'start over|restart|start again|begin again|start from the beginning|start from scratch',
    StopIntent: 'stop|off|shut up|stop it|stop that|be quiet|quit|exit',
    NextIntent: 'next|skip|skip forward|next one',
    PreviousIntent: 'previous|go back|skip back|back up|previous one',
    LoopOnIntent: 'loop on|loop|keep repeating this',
    LoopOffIntent: 'loop off|stop looping',
    ShuffleOnIntent: 'shuffle on|shuffle|shuffle the music|shuffle mode',
    ShuffleOffIntent: 'shuffle off|stop shuffling|turn off shuffle',
    ScrollUpIntent: 'scroll up',
    ScrollDownIntent: 'scroll down',
    ScrollLeftIntent: 'scroll left',
    ScrollRightIntent: 'scroll right',
    PageUpIntent: 'page up',
    PageDownIntent: 'page down',
    MoreIntent: 'more|show more|tell me more',
    NavigateHomeIntent: 'go home|home|home screen|navigate home',
    NavigateSettingsIntent: 'settings|open settings|go to settings',
  },
  de: {
    CancelIntent: 'abbrechen|abbruch|vergiss es|schon gut|stornieren|lass es',
    HelpIntent: 'hilfe|hilf mir|kannst du mir helfen|können sie mir helfen|ich brauche hilfe|was kannst du',
    PauseIntent: 'pause|pausieren|warte kurz|moment',
    RepeatIntent: 'wiederholen|wiederhole das|sag das noch einmal|noch einmal bitte|wie bitte',
    ResumeIntent: 'weiter|fortsetzen|fortfahren|mach weiter',
    StartOverIntent: 'neu starten|neustart|von vorne|nochmal von vorne|von vorn anfangen',
    StopIntent: 'stopp|stop|aus|sei still|aufhören|beenden|hör auf',
  },
  es: {
    CancelIntent: 'cancelar|cancela|olvídalo|no importa|déjalo',
    HelpIntent: 'ayuda|ayúdame|puedes ayudarme|necesito ayuda|me puedes ayudar',
    PauseIntent: 'pausa|pausar|espera|un momento',
    RepeatIntent: 'repetir|repite|repítelo|dilo otra vez|repite eso',
    ResumeIntent: 'continuar|continúa|reanudar|sigue',
    StartOverIntent: 'empezar de nuevo|reiniciar|volver a empezar|empieza de nuevo',
    StopIntent: 'para|parar|detener|detente|basta|apagar|cállate|salir',
  },
  fr: {
    CancelIntent: "annuler|annule|laisse tomber|oublie ça|c'est pas grave",
    HelpIntent: "aide|aide moi|aidez moi|pouvez vous m'aider|peux tu m'aider|j'ai besoin d'aide",
    PauseIntent: 'pause|mets en pause|attends|un instant',
    RepeatIntent: 'répéter|répète|répétez|redis le|dis le encore',
    ResumeIntent: 'reprendre|continuer|continue|reprends',
    StartOverIntent: 'recommencer|recommence|redémarrer|repartir de zéro',
    StopIntent: 'stop|arrêter|arrête|arrêtez|tais toi|éteindre|quitter',
  },
  it: {
    CancelIntent: 'annulla|annullare|lascia stare|lascia perdere|non importa',
    HelpIntent: 'aiuto|aiutami|puoi aiutarmi|ho bisogno di aiuto|mi puoi aiutare',
    PauseIntent: 'pausa|metti in pausa|aspetta|un momento',
    RepeatIntent: "ripeti|ripetere|ripetilo|dillo di nuovo|puoi ripetere",
    ResumeIntent: 'riprendi|continua|riprendere|vai avanti',
    StartOverIntent: "ricomincia|ricominciare|riavvia|da capo",
    StopIntent: 'stop|ferma|fermati|basta|spegni|esci|smettila',
  },
  ja: {
    CancelIntent: 'キャンセル|取り消し|やめる|忘れて',
    HelpIntent: 'ヘルプ|助けて|手伝って|使い方を教えて',
    PauseIntent: '一時停止|ちょっと待って',
    RepeatIntent: 'もう一度|繰り返して|もう一回言って',
    ResumeIntent: '再開|続けて|続ける',
    StartOverIntent: '最初から|やり直し|最初からやり直して',
    StopIntent: '停止|止めて|ストップ|終了',
  },
  ko: {
    CancelIntent: '취소|취소해|됐어|잊어버려',
    HelpIntent: '도움말|도와줘|도와주세요|도움이 필요해',
    PauseIntent: '일시 정지|잠깐만|잠시만',
    RepeatIntent: '반복|다시 말해줘|다시 말해 주세요',
    ResumeIntent: '다시 시작|계속|계속해',
    StartOverIntent: '처음부터|처음부터 다시',
    StopIntent: '중지|그만|멈춰|정지|꺼',
  },
};

const SILENT: ReadonlySet<string> = new Set(['FallbackIntent', 'KendraSearchIntent']);

/** Whether an intent is only chosen when no other fits (LEX-NLU-1). */
export function isNeverSaid(signature: string | undefined): boolean {
  return signature !== undefined && SILENT.has(signature.replace(/^AMAZON\./, ''));
}

/** The utterances of an intent that is derived from a built-in one. */
export function utterancesOf(signature: string | undefined, language: Language): readonly string[] {
  const name = (signature ?? '').replace(/^AMAZON\./, '');
  const utterances = Object.hasOwn(UTTERANCES[language], name) ? UTTERANCES[language][name] : Object.hasOwn(UTTERANCES.en, name) ? UTTERANCES.en[name] : undefined;
  return utterances?.split('|') ?? [];
}
