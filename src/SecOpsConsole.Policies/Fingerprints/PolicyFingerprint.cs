using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SecOpsConsole.Policies;

/// <summary>
/// Identifies what a policy means. S3 rewrites what it stores (one-element lists collapse, lists are reordered, account ids become
/// root ARNs), so two texts are compared by this and never as strings.
/// </summary>
/// <param name="Value">32 lower-case hexadecimal digits; <c>raw-</c> and 32 digits for a text that is no valid policy; <c>none</c>.</param>
public readonly record struct PolicyFingerprint(string Value)
{
    /// <summary>The bucket has no policy.</summary>
    public static PolicyFingerprint None { get; } = new("none");

    /// <summary>
    /// Equal for two documents that differ only in white space, escapes, order, string against one-element list, Sid, Id, capitals
    /// of actions and condition keys, account id against root ARN, repeated statements or principals given in separate statements.
    /// A document with errors is known by its exact characters only.
    /// </summary>
    /// <param name="document">A parsed policy.</param>
    public static PolicyFingerprint Of(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.IsValid ? new(CanonicalForm.Hash(document)) : Raw(document.Text);
    }

    /// <summary>The fingerprint of a text; one that cannot be parsed is known by its exact characters.</summary>
    /// <param name="text">A policy text; null means that the bucket has no policy.</param>
    public static PolicyFingerprint OfText(string? text)
    {
        if (text is null)
        {
            return None;
        }

        return PolicyDocument.Parse(text).Document is { IsValid: true } document ? Of(document) : Raw(text);
    }

    /// <inheritdoc />
    public override string ToString() => Value ?? "";

    /// <summary>The UTF-16 bytes: text with a lone surrogate has no faithful UTF-8 form, and must not share a hash with another.</summary>
    private static PolicyFingerprint Raw(string text) =>
        new("raw-" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())))[..32]);
}
