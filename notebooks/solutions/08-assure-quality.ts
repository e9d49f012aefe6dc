const answers = {
  imagesToLookAt: 299, // 0.99 ** 299 is just below 0.05; the rule of three says 300
  tooManyLeaks: 'lena',
  tooMuchGone: 'bert',
};
