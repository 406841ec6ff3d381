using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Macie;

/// <summary>What one detector found in an object. Never the data itself: Macie does not send it.</summary>
/// <param name="Kind">Which kind of data; null for a category that is new to us.</param>
/// <param name="Detector">The id of the managed data identifier (AWS_CREDENTIALS), or the name of the account's custom one.</param>
/// <param name="Count">How often; null when Macie did not say.</param>
/// <param name="Places">Where, in words, at most <see cref="MacieResult.MostPlaces"/>.</param>
public sealed record MacieDetection(SensitiveDataKind? Kind, string Detector, int? Count, IReadOnlyList<string> Places);
