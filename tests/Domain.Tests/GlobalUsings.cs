global using Commendation.Domain.Tests.Samples;
global using static Commendation.Domain.Tests.Samples.Sample;
global using static Commendation.Tests.Properties;
