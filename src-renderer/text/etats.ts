export * from '#contract/etats';
