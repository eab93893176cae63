package dev.baton.console.live;

/**
 * One thing that happened in an execution.
 *
 * @param depth how many Maps and Parallels it is inside of
 * @param subject the state, with the index of its iteration
 * @param outcome one word
 * @param detail a duration, an error, the next state
 */
record Line(int depth, String subject, String outcome, Style style, String detail) {}
