/** Values as users say them, to fill the holes of sample utterances with in training; by the built-in type's name without its prefix. */
export const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  DATE: ['tomorrow', 'next friday', 'march 5th', 'today', 'the 12th of june', '3/14', 'next week', 'in two weeks', 'saturday', 'december 1 2021'],
  TIME: ['6 pm', 'noon', '10:30 am', 'half past three', '18:00', 'seven in the evening', 'quarter to five', 'midnight', '9 am', 'four o clock'],
  DURATION: ['two hours', '10 minutes', 'three days', 'a week', 'half an hour', '8 weeks', 'one year', '45 seconds'],
  NUMBER: ['two', '5', 'twenty five', '3', 'one hundred', '12', 'seven', '1000'],
  FOUR_DIGIT_NUMBER: ['1984', 'nineteen ninety', '2020', 'twenty twenty one', '4711', 'two thousand five'],
  Percentage: ['25%', 'twenty percent', '50 percent', '7.5%'],
  PhoneNumber: ['555-1212', '+1 509 555 1212', '(206) 555-0100', '5551212'],
  EmailAddress: ['jane@example.com', 'john.doe@example.org', 'info@example.net'],
  PostalAddress: ['12 Main Street', '400 Broad St, Seattle', '1600 Pennsylvania Avenue, Washington'],
  AlphaNumeric: ['A1B2C3', 'X42', 'AB1234', '7TY88', 'Q9'],
  name: ['Alpha', 'Blue Moon', 'Marley', 'Green Field', 'Harbor View', 'Nova'],
};
