"""The Vietnamese language: normal form, sentences, words, time expressions."""
