namespace SecOpsConsole.Web.Api.Models;

/// <summary>A decision about the default encryption of a bucket.</summary>
/// <param name="ExpectedEncryption">The <c>encryption</c> that was seen, such as <c>AES256</c>; when the bucket has another one by now, nothing is done.</param>
/// <param name="RestoredEncryption">The former one that is to come back, such as <c>aws:kms arn:aws:kms:… bucket-key</c>; when another one was taken away meanwhile, nothing is done.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record EncryptionDecisionRequest(string ExpectedEncryption, string RestoredEncryption, string? Reason = null);
