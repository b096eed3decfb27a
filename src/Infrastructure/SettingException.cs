namespace Commendation.Infrastructure;

/// <summary>A setting that the program cannot start with; the message says which one and what is known.</summary>
public sealed class SettingException(string message) : InvalidOperationException(message);
