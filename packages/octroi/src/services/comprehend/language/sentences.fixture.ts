/** Short sentences of the languages that Lex V1 and Comprehend know, written for this list. */
export const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  en: ['I would like to order flowers', 'Where is my parcel?', 'Cancel the booking for tomorrow', 'hello'],
  de: ['Ich möchte einen Tisch für zwei Personen', 'Wo ist mein Paket?', 'Bitte stornieren Sie die Buchung', 'guten Tag'],
  fr: ['Je voudrais commander des fleurs', 'Où est mon colis ?', 'Annulez la réservation pour demain', 'bonjour'],
  es: ['Quiero pedir unas flores', '¿Dónde está mi paquete?', 'Cancele la reserva de mañana', 'buenos días'],
  it: ['Vorrei ordinare dei fiori', 'Dove si trova il mio pacco?', 'Annulla la prenotazione per domani', 'buongiorno'],
  pt: ['Gostaria de encomendar flores', 'Onde está a minha encomenda?', 'Cancele a reserva de amanhã', 'bom dia'],
  ja: ['花を注文したいです', '私の荷物はどこですか', '明日の予約をキャンセルしてください', 'こんにちは'],
  ko: ['꽃을 주문하고 싶어요', '제 소포는 어디에 있나요', '내일 예약을 취소해 주세요', '안녕하세요'],
  zh: ['我想订一束花', '我的包裹在哪里', '请取消明天的预订', '你好'],
  ar: ['أريد أن أطلب الزهور', 'أين الطرد الخاص بي', 'ألغ الحجز من فضلك', 'مرحبا'],
  hi: ['मुझे फूल मंगवाने हैं', 'मेरा पार्सल कहाँ है', 'कल की बुकिंग रद्द करें', 'नमस्ते'],
};
