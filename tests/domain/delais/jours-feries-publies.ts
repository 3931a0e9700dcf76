/**
 * Movable public holidays as published in the open data set « Jours fériés en France » (data.gouv.fr, Licence
 * Ouverte 2.0), Alsace-Moselle file, years 2001 to 2041: Vendredi saint, Lundi de Pâques, Ascension, Lundi de
 * Pentecôte. Taken down from the publication, not computed. (In 2008 Ascension fell on 1 May and the file
 * lists that day once, as Fête du travail.)
 */
const TABLE = `
2001 04-13 04-16 05-24 06-04
2002 03-29 04-01 05-09 05-20
2003 04-18 04-21 05-29 06-09
2004 04-09 04-12 05-20 05-31
2005 03-25 03-28 05-05 05-16
2006 04-14 04-17 05-25 06-05
2007 04-06 04-09 05-17 05-28
2008 03-21 03-24 05-01 05-12
2009 04-10 04-13 05-21 06-01
2010 04-02 04-05 05-13 05-24
2011 04-22 04-25 06-02 06-13
2012 04-06 04-09 05-17 05-28
2013 03-29 04-01 05-09 05-20
2014 04-18 04-21 05-29 06-09
2015 04-03 04-06 05-14 05-25
2016 03-25 03-28 05-05 05-16
2017 04-14 04-17 05-25 06-05
2018 03-30 04-02 05-10 05-21
2019 04-19 04-22 05-30 06-10
2020 04-10 04-13 05-21 06-01
2021 04-02 04-05 05-13 05-24
2022 04-15 04-18 05-26 06-06
2023 04-07 04-10 05-18 05-29
2024 03-29 04-01 05-09 05-20
2025 04-18 04-21 05-29 06-09
2026 04-03 04-06 05-14 05-25
2027 03-26 03-29 05-06 05-17
2028 04-14 04-17 05-25 06-05
2029 03-30 04-02 05-10 05-21
2030 04-19 04-22 05-30 06-10
2031 04-11 04-14 05-22 06-02
2032 03-26 03-29 05-06 05-17
2033 04-15 04-18 05-26 06-06
2034 04-07 04-10 05-18 05-29
2035 03-23 03-26 05-03 05-14
2036 04-11 04-14 05-22 06-02
2037 04-03 04-06 05-14 05-25
2038 04-23 04-26 06-03 06-14
2039 04-08 04-11 05-19 05-30
2040 03-30 04-02 05-10 05-21
2041 04-19 04-22 05-30 06-10
`;

export type PublishedYear = { year: number; goodFriday: string; others: string[] };

/** The published movable holidays, year by year. */
export const PUBLISHED_YEARS: readonly PublishedYear[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [year, ...monthDays] = line.split(' ');
    const [goodFriday, ...others] = monthDays.map((monthDay) => `${year!}-${monthDay}`);
    return { year: Number(year), goodFriday: goodFriday!, others };
  });
