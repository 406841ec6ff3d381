using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>Puts the console's own deny on a repeat offender.</summary>
/// <param name="ExpectedFingerprint">The <c>stateFingerprint</c> that was seen; when it is another one by now, nothing is done.</param>
/// <param name="Choice">How much is denied.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record QuarantineRequest(string ExpectedFingerprint, QuarantineChoice Choice = QuarantineChoice.S3Exposure, string? Reason = null);
