using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Says what is wrong with a channel as somebody entered it, before anything is stored.</summary>
internal sealed class ChannelCheck(IReadOnlyList<ChannelKind> kinds)
{
    private const int LongestName = 80;
    private const int LongestSetting = 500;
    private const int LongestSecret = 4000;

    public string Label(string notifier) => kinds.FirstOrDefault(kind => kind.Id == notifier)?.Form.Label ?? notifier;

    /// <summary>Null, or a sentence.</summary>
    /// <param name="draft">What was entered.</param>
    /// <param name="existing">The channel that is changed; null for a new one.</param>
    /// <param name="kept">Its secret in clear, where it is kept.</param>
    public string? Problem(ChannelDraft draft, Channel? existing, string? kept)
    {
        if (kinds.FirstOrDefault(kind => kind.Id == draft.Notifier)?.Form is not { } form)
        {
            return $"There is no kind of channel {draft.Notifier}. Use one of {string.Join(", ", kinds.Select(kind => kind.Id))}.";
        }

        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Trim().Length > LongestName || draft.Name.Any(char.IsControl))
        {
            return $"Give the channel a name of at most {LongestName} characters.";
        }

        return Fields(form, draft) ?? Secret(form, draft, existing) ?? draft.Rules.Problem
            ?? form.Check(new ChannelAddress(0, draft.Name, draft.Settings, Empty(draft.Secret) ?? kept));
    }

    private static string? Fields(ChannelForm form, ChannelDraft draft)
    {
        var known = form.Fields.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        return draft.Settings.Keys.FirstOrDefault(key => !known.Contains(key)) is { } foreign ? $"{form.Label} has no setting {foreign}."
            : draft.Settings.Values.Any(value => value.Length > LongestSetting) ? $"A setting is longer than {LongestSetting} characters."
            : form.Fields.FirstOrDefault(field => field.IsRequired && string.IsNullOrWhiteSpace(draft.Settings.GetValueOrDefault(field.Key))) is { } missing ? $"{missing.Label} is missing."
            : null;
    }

    private static string? Secret(ChannelForm form, ChannelDraft draft, Channel? existing)
    {
        if (draft.Secret is { Length: > LongestSecret })
        {
            return $"The secret is longer than {LongestSecret} characters.";
        }

        if (Empty(draft.Secret) is not null)
        {
            return form.SecretLabel is null ? $"{form.Label} has no secret." : null;
        }

        if (existing?.Secret is null)
        {
            return form is { SecretLabel: not null, IsSecretRequired: true } ? $"{form.SecretLabel} is missing." : null;
        }

        var moved = form.Fields.FirstOrDefault(field => field.IsAddress && Text(existing.Settings, field.Key) != Text(draft.Settings, field.Key));
        return moved is null ? null : $"{moved.Label} changes, so the secret would be sent somewhere else. Enter the secret again.";
    }

    private static string Text(IReadOnlyDictionary<string, string> settings, string key) => settings.GetValueOrDefault(key)?.Trim() ?? "";

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
