declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  /** The part of natural's naive Bayes classifier that is used: documents are lists of features. */
  type BayesClassifier = {
    addDocument(features: readonly string[], label: string): void
    train(): void
    getClassifications(
      features: readonly string[],
    ): readonly { readonly label: string; readonly value: number }[]
  }
  const BayesClassifier: new () => BayesClassifier
  export = BayesClassifier
}
