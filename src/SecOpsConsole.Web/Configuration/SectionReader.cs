using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace SecOpsConsole.Web.Configuration;

/// <summary>Binds one section and reports unknown keys and unreadable values as errors: a typo must not be silently ignored.</summary>
internal sealed class SectionReader(IConfiguration configuration, List<ConfigurationError> errors)
{
    public T Read<T>(string name) where T : class, new()
    {
        var section = configuration.GetSection(name);
        return (T)Bind(section, typeof(T), name);
    }

    private object Bind(IConfigurationSection section, Type type, string key)
    {
        var target = Activator.CreateInstance(type)!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var child in section.GetChildren())
        {
            var childKey = $"{key}__{child.Key}";
            var property = properties.FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                errors.Add(new(childKey, "is not a setting of the console.",
                    $"Known here: {string.Join(", ", properties.Select(p => $"{key}__{p.Name}"))}."));
            }
            else
            {
                property.SetValue(target, Value(child, property.PropertyType, $"{key}__{property.Name}") ?? property.GetValue(target));
            }
        }

        return target;
    }

    private object? Value(IConfigurationSection section, Type type, string key)
    {
        if (type.IsArray)
        {
            return List(section, type.GetElementType()!, key);
        }

        if (section.GetChildren().Any())
        {
            return type.Namespace == typeof(SectionReader).Namespace
                ? Bind(section, type, key)
                : Unreadable(key, "has parts, but it is a single value.", "Set it without a further `__`.");
        }

        return section.Value is { Length: > 0 } text ? Scalar(text.Trim(), Nullable.GetUnderlyingType(type) ?? type, key) : null;
    }

    private Array List(IConfigurationSection section, Type element, string key)
    {
        // An index may be left out (Webhook__ApiKeys__1 alone): the order is that of the numbers.
        // An empty value means "not set", as container files write it.
        var children = section.GetChildren().Where(child => child.Value is not "").ToList();
        if (section.Value is { Length: > 0 })
        {
            Unreadable(key, "is a list, but a single value is set.", $"Set `{key}__0`, `{key}__1`, ….");
        }

        var items = children.Select(child => element == typeof(string)
            ? child.Value?.Trim() ?? ""
            : Bind(child, element, $"{key}__{child.Key}")).ToList();
        var array = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            array.SetValue(items[i], i);
        }

        return array;
    }

    private object? Scalar(string text, Type type, string key)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(text, out var flag) ? flag : Unreadable(key, "is neither true nor false.", "Set `true` or `false`.");
        }

        if (type == typeof(TimeSpan))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && text.Contains(':', StringComparison.Ordinal)
                ? span
                : Unreadable(key, "is not a time span.", "Set hours, minutes and seconds, such as `01:00:00`.");
        }

        return int.TryParse(text, out var number) ? number : Unreadable(key, "is not a whole number.", "Set digits only.");
    }

    private object? Unreadable(string key, string problem, string remedy)
    {
        errors.Add(new(key, problem, remedy));
        return null;
    }
}
